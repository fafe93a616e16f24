// Sizes of panels as the screen has them: those that the browser keeps for this kind of window, and the usual ones.
import {useMemo, useState} from 'react';
import {usePage} from '../store/page-store.ts';
import {keepSizes, keptSizes, type Sized} from '../store/panel-sizes.ts';

interface Chosen<T> {
  readonly of: Sized;
  readonly layout: number;
  readonly sizes: Record<keyof T, number>;
}

/** The sizes by name and how to change one; null gives back the usual size. */
export function usePanelSizes<T extends Readonly<Record<string, number>>>(
  of: Sized,
  usual: T,
): [sizes: Readonly<Record<keyof T, number>>, setSize: (name: keyof T, size: number | null) => void] {
  const [chosen, setChosen] = useState<Chosen<T> | null>(null);
  const layout = usePage((state) => state.layout);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another layout is another content of the storage
  const kept = useMemo(() => sizesOf(of, usual), [of, usual, layout]);
  const sizes = chosen?.of === of && chosen.layout === layout ? chosen.sizes : kept;
  const setSize = (name: keyof T, size: number | null): void => {
    const next = {...sizes, [name]: size ?? usual[name]};
    setChosen({of, layout, sizes: next});
    keepSizes(of, next);
  };
  return [sizes, setSize];
}

/** The usual sizes, with those that were kept in their place. */
export function sizesOf<T extends Readonly<Record<string, number>>>(of: Sized, usual: T): Record<keyof T, number> {
  const kept = new Map(Object.entries(keptSizes(of) ?? {}));
  const sizes: Record<keyof T, number> = {...usual};
  for (const name of Object.keys(usual) as (keyof T)[]) sizes[name] = kept.get(String(name)) ?? sizes[name];
  return sizes;
}
