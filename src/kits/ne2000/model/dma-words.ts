// How the NE2000's DMA is set up, for questions about it. [DP8390D, remote DMA; transmit]
import type {DmaWords} from '../../contract/dma-words.ts';

const REMOTE = {address: 'RSAR', length: 'RBCR'} as const;

/** Remote DMA and transmission. */
export const NE2000_DMA: DmaWords = {
  moves: {read: 'a remote read', write: 'a remote write', transmit: 'a frame to be sent'},
  ranges: {read: REMOTE, write: REMOTE, transmit: {address: 'TPSR', length: 'TBCR'}},
  deciding: ['CR', 'RSAR', 'RBCR', 'TPSR', 'TBCR'],
  bystanders: ['BNRY', 'ISR', 'TPSR', 'TBCR', 'RSAR', 'RBCR', 'IMR', 'CURR'],
  /** `RSAR0` and `RSAR1` are RSAR. */
  whole: (register) => register.replace(/[01]$/, ''),
};
