// Before every test file: fast-check's random cases are the same in every run, so that a change is judged by what it
// changed. VPIO_SEED=N tries others, and a failure prints the seed that repeats it.
import fc from 'fast-check';

/** The day of the talk that the lab comes from. */
const USUAL_SEED = 20_081_210;

fc.configureGlobal({seed: Number(process.env.VPIO_SEED ?? USUAL_SEED)});
