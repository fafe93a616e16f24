// The cards that a scenario puts into one machine, and which of them each guest drives.

/** What is said of a card: its device, by the name of its kit, and its hook set by profile. */
interface CardWords<H> {
  readonly device: string;
  readonly hooks: H;
}

/** What a scenario says of its cards. */
interface CardList<H> extends CardWords<H> {
  readonly cards?: readonly CardWords<H>[] | undefined;
}

/** All cards, the scenario's own first: a card's number is its place here. */
export function cardsOf<H>({device, hooks, cards = []}: CardList<H>): readonly CardWords<H>[] {
  return [{device, hooks}, ...cards];
}

/** What a scenario says of its cards' devices. */
export interface DeviceList {
  readonly device: string;
  readonly cards?: readonly {readonly device: string}[] | undefined;
}

/** The devices of all cards, in their order. */
export function devicesOf({device, cards = []}: DeviceList): readonly string[] {
  return [device, ...cards.map((card) => card.device)];
}

/** The number of each guest's card, by guest; -1 where it names none of them. */
export function cardNumbers({guests, ...cards}: DeviceList & {readonly guests: readonly object[]}): readonly number[] {
  const devices = devicesOf(cards);
  return guests.map((guest) => {
    const {device = cards.device}: {device?: string | undefined} = guest;
    return devices.indexOf(device);
  });
}
