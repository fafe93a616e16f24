// What the VMM needs of a hook set: which accesses the monitor wants to see, and what the bitmap makes of that.

/** Offsets count from the card's base. */
export interface HookedPorts {
  lists(isWrite: boolean, page: number, offset: number): boolean;
  /** True where any direction or page of this port is listed: the permission map knows neither. */
  coversPort(offset: number): boolean;
  /** The owner's map is written anew as the model moves: the hooks of the selected page alone, less what the model lets go of. */
  readonly isDynamic: boolean;
  /** True where any direction of this port is listed on this page. */
  coversPortOn(page: number, offset: number): boolean;
}
