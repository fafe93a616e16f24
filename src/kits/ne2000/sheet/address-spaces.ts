// The memories that an NE2000 moves bytes in: its own, of which a plain board answers a part. [AN897, 2.1]
import type {AddressSpace} from '../../contract/address-space.ts';
import {PAGE_BYTES} from './dp8390.ts';

/** By number; remote and local DMA address sixteen bits. [DP8390D, DMA Registers] */
export const NE2000_SPACES: readonly AddressSpace[] = [{name: 'card memory', bytes: 0x1_0000, pageBytes: PAGE_BYTES}];
