// The safety properties by name, and what each says.

/** What has to hold in every state and on every step. */
export const PROPERTIES = {
  'no-dma-outside-window': 'no guest starts a DMA outside the window of the guest whose registers the card holds',
  'no-access-of-a-non-owner': 'no access of a guest reaches the card while the card holds another guest’s registers',
  'no-handoff-while-busy': 'the card does not change hands while a DMA that a guest started is live',
  'suspended-once-in-order': 'every suspended access is carried out exactly once, before the guest’s next one',
  'no-guest-waits-forever': 'under a fair scheduler every suspended guest gets the card',
  'reusable-implies-idle': 'where the monitor says reusable, no DMA that a guest started is live',
  'checks-rest-on-truth': 'what the monitor’s checks go by is what the card has',
} as const;

/** A property by name. */
export type PropertyName = keyof typeof PROPERTIES;

/** A short name of each for people. */
export const PROPERTY_TITLES: Readonly<Record<PropertyName, string>> = {
  'no-dma-outside-window': 'No DMA outside the window',
  'no-access-of-a-non-owner': 'No access without the card',
  'no-handoff-while-busy': 'No hand-off while the card is busy',
  'suspended-once-in-order': 'A suspended access happens once, in order',
  'no-guest-waits-forever': 'No guest waits for ever',
  'reusable-implies-idle': 'Reusable means idle',
  'checks-rest-on-truth': 'The checks go by what the card has',
};

/** The properties in the order in which they are told; a step has the places of those that it breaks. */
export const PROPERTY_NAMES: readonly PropertyName[] = [
  'no-dma-outside-window',
  'no-access-of-a-non-owner',
  'no-handoff-while-busy',
  'suspended-once-in-order',
  'no-guest-waits-forever',
  'reusable-implies-idle',
  'checks-rest-on-truth',
];

/** Those that hold of any device; the others are about what only some of them have. */
export const COMMON_PROPERTIES: readonly PropertyName[] = PROPERTY_NAMES.filter(
  (name) => name !== 'checks-rest-on-truth',
);
