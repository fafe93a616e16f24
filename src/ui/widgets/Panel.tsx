// A panel of the lab: a named region with a header of title, subtitle and actions over its body.

import {type ReactNode, useId} from 'react';
import {thousands} from '../../base/figures.ts';
import type {EventIndex} from '../../trace/units.ts';
import {PanelName} from './switches.ts';

interface PanelProps {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** At the header's right end. */
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The frame around a panel's drawing; the body takes what height is left and clips. */
export function Panel({title, subtitle, actions, className, children}: PanelProps) {
  const heading = useId();
  return (
    <PanelName value={typeof title === 'string' ? title : null}>
      <section className={className === undefined ? 'panel' : `panel ${className}`} aria-labelledby={heading}>
        <header className="panel-head">
          <h2 id={heading}>{title}</h2>
          {subtitle !== undefined && (
            <span className="panel-subtitle" title={typeof subtitle === 'string' ? subtitle : undefined}>
              {subtitle}
            </span>
          )}
          <span className="grow" />
          {actions}
        </header>
        <div className="panel-body">{children}</div>
      </section>
    </PanelName>
  );
}

/** Stands in place of the subtitle. */
export function NotNow({event}: {readonly event: EventIndex}) {
  return (
    <span className="not-now" title="An event is chosen; Esc follows the present again">
      after event {thousands(event)}, not now
    </span>
  );
}
