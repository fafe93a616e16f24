// Tabs over panels: arrow keys move between them, only the chosen panel exists.
import {type KeyboardEvent, type ReactNode, useId} from 'react';

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly {readonly name: string; readonly panel: ReactNode}[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** A tab list and the chosen panel below it. */
export function Tabs({label, tabs, chosen, onChoose}: TabsProps) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const move = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (move === 0) return;
    const next = (chosen + move + tabs.length) % tabs.length;
    onChoose(next);
    event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
    event.preventDefault();
  };
  return (
    <div className="tabs">
      <div className="tab-list" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map(({name}, index) => (
          <button
            key={name}
            type="button"
            role="tab"
            className="button"
            id={`${id}-tab-${index}`}
            aria-selected={index === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={index === chosen ? 0 : -1}
            onClick={() => onChoose(index)}
          >
            {name}
          </button>
        ))}
      </div>
      <div className="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-tab-${chosen}`}>
        {tabs[chosen]?.panel}
      </div>
    </div>
  );
}
