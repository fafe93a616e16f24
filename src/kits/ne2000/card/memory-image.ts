// Card memory as a snapshot keeps it: blocks, those that have not changed shared with an earlier snapshot. A run keeps
// hundreds of snapshots, and between two of them a driver touches a few pages.

/** Card memory in blocks, in order; never written to. */
export type MemoryImage = readonly Uint32Array[];

/** 1 KiB: four pages. */
const BLOCK_WORDS = 256;

/** What memory holds; a block that is the same in `like` is that block. */
export function imageOf(memory: Uint32Array, like: MemoryImage): MemoryImage {
  const blocks: Uint32Array[] = [];
  for (let start = 0, at = 0; start < memory.length; start += BLOCK_WORDS, at++) {
    const old = like[at];
    blocks.push(old !== undefined && isSame(memory, start, old) ? old : memory.slice(start, start + BLOCK_WORDS));
  }
  return blocks;
}

/** Fills memory from an image. */
export function restoreImage(memory: Uint32Array, image: MemoryImage): void {
  image.forEach((block, at) => {
    memory.set(block, at * BLOCK_WORDS);
  });
}

function isSame(memory: Uint32Array, start: number, block: Uint32Array): boolean {
  for (let i = 0; i < BLOCK_WORDS; i++) if (memory[start + i] !== block[i]) return false;
  return true;
}
