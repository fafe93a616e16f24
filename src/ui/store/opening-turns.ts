// Who may open a run: of all that is asked for, the last. What it needs may take its time to come (a recording, a file's bytes),
// and by then something else may have been asked for.

let turns = 0;
let isPicked = false;

/** Takes the turn; the returned function says whether nothing else was asked for since. */
export function takeTurn(): () => boolean {
  const mine = ++turns;
  return () => mine === turns;
}

/** Takes no turn, and says whether nobody took one since: for what opens something only where nothing was asked for. */
export function watchTurns(): () => boolean {
  const now = turns;
  return () => now === turns;
}

/** A person picks what is to open: from then on the start of the visit opens nothing of its own. */
export function notePick(): void {
  isPicked = true;
}

/** Whether a person has picked something in this visit. */
export function hasPicked(): boolean {
  return isPicked;
}
