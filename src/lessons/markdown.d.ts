// A lesson's file as a module: the build reads it.
declare module '*.md' {
  const lesson: import('./lesson.ts').Lesson;
  export default lesson;
}
