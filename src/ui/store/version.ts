// Which lab this is: the version of package.json, put in when the page is built.
declare const __VPIO_VERSION__: string;

/** `0.1.0`. */
export const VERSION: string = __VPIO_VERSION__;
