// Sizes of panels in pixels, kept in the browser for each kind of window.
import {useMemo, useState} from 'react';
import {readJson} from '../../base/json.ts';
import {keptStorage} from '../store/kept-storage.ts';
import {usePage} from '../store/page-store.ts';

interface Chosen<T> {
  readonly key: string;
  readonly layout: number;
  readonly sizes: Record<keyof T, number>;
}

/** The sizes by name and how to change one; null gives back the usual size. */
export function useKeptSizes<T extends Readonly<Record<string, number>>>(
  key: string,
  usual: T,
): [sizes: Readonly<Record<keyof T, number>>, setSize: (name: keyof T, size: number | null) => void] {
  const [chosen, setChosen] = useState<Chosen<T> | null>(null);
  const layout = usePage((state) => state.layout);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another layout is another content of the storage
  const kept = useMemo(() => keptSizes(key, usual), [key, usual, layout]);
  const sizes = chosen?.key === key && chosen.layout === layout ? chosen.sizes : kept;
  const setSize = (name: keyof T, size: number | null): void => {
    const next = {...sizes, [name]: size ?? usual[name]};
    setChosen({key, layout, sizes: next});
    keptStorage.setItem(key, JSON.stringify(next));
  };
  return [sizes, setSize];
}

/** What was kept, as far as it is a size; storage is text from outside. */
export function keptSizes<T extends Readonly<Record<string, number>>>(key: string, usual: T): Record<keyof T, number> {
  const sizes: Record<keyof T, number> = {...usual};
  const kept = readJson(keptStorage.getItem(key) ?? 'null');
  if (!kept.ok || typeof kept.value !== 'object' || kept.value === null) return sizes;
  const known = new Map<string, unknown>(Object.entries(kept.value));
  for (const name of Object.keys(usual) as (keyof T)[]) {
    const size: unknown = known.get(String(name));
    if (typeof size === 'number' && Number.isFinite(size) && size > 0 && size < 10_000) sizes[name] = size;
  }
  return sizes;
}
