// What the page may know of questions: those that are put in lessons, in predict mode and as homework.
export type {PutAsk, PutHomework} from '../../classroom/grading/put-homework.ts';
export type {TriedPolicies} from '../../classroom/grading/try-policies.ts';
export type {Answer, Asked, Choice} from '../../lessons/question.ts';
