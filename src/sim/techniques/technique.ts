// The six ways by name, and what each asks for. [deck, slides 4 to 9]

/** The words of the command line and of reports. */
export const TECHNIQUES = [
  'emulated',
  'paravirtual',
  'passthrough',
  'selfVirtualizing',
  'directMapped',
  'vpio',
] as const;
/** A technique by name. */
export type Technique = (typeof TECHNIQUES)[number];

/** What a technique needs, in one clause for each party. */
export interface Needs {
  readonly driver: string;
  readonly card: string;
  readonly vmm: string;
}

/** What each technique needs. [deck, slides 4 to 9] */
export const NEEDS: Readonly<Record<Technique, Needs>> = {
  emulated: {
    driver: 'unmodified',
    card: 'any the VMM can drive',
    vmm: 'a whole model of the card and a driver of its own',
  },
  paravirtual: {
    driver: 'replaced: a ring and hypercalls',
    card: 'any the VMM can drive',
    vmm: 'a backend and a driver of its own',
  },
  passthrough: {driver: 'unmodified', card: 'one for each guest that wants one', vmm: 'nothing for the card'},
  selfVirtualizing: {
    driver: 'unmodified here; its vendor’s as a rule',
    card: 'special: one register set and queue for each guest',
    vmm: 'nothing for the card once it is set up',
  },
  directMapped: {driver: 'unmodified', card: 'ordinary', vmm: 'nothing, and nobody is safe'},
  vpio: {
    driver: 'unmodified; its page range a constant of the board set-up',
    card: 'ordinary',
    vmm: 'a small model of the card, hooks and hand-off',
  },
};

/** Why a technique cannot be had for a device; null: it can. `hasBackend`: the VMM has a driver of its own for it. */
export function whyImpossible(technique: Technique, {hasBackend}: {readonly hasBackend: boolean}): string | null {
  return technique === 'paravirtual' && !hasBackend ? 'the VMM has no driver of its own to share the device by' : null;
}

/** The technique of a name; undefined if there is none. */
export function techniqueNamed(name: string): Technique | undefined {
  return TECHNIQUES.find((technique) => technique === name);
}
