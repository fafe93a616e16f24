// Ports of a device by name.

/** A port of a device; the offset counts from the device's base. */
export interface Port {
  readonly name: string;
  readonly offset: number;
  /** Its width; 1 where none is named. */
  readonly bytes?: number;
}

/** Which way an access goes. */
export type Direction = 'read' | 'write';
