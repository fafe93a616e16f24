// Things to put in order: by the two buttons of each, or by dragging it.
import {type DragEvent, useEffect, useRef, useState} from 'react';
import type {Choice} from '../../../lessons/question.ts';

interface OrderListProps {
  readonly legend: string;
  readonly choices: readonly Choice[];
  /** Ids, first to last. */
  readonly order: readonly string[];
  readonly onOrder: (order: readonly string[]) => void;
}

/** A list whose rows move; what moved is said. */
export function OrderList({legend, choices, order, onOrder}: OrderListProps) {
  const dragged = useRef<string | null>(null);
  const [said, setSaid] = useState('');
  const pressed = useRef<HTMLElement | null>(null);
  // A row that moves may lose the focus on its way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the order is another one
  useEffect(() => {
    pressed.current?.focus();
    pressed.current = null;
  }, [order]);
  const textOf = (id: string): string => choices.find((choice) => choice.id === id)?.text ?? id;
  const place = (id: string, to: number): void => {
    const next = moved(order, id, to);
    if (next === order) return;
    onOrder(next);
    setSaid(`${textOf(id)}: number ${next.indexOf(id) + 1} of ${next.length}.`);
  };
  const onDragOver = (event: DragEvent, to: number): void => {
    if (dragged.current === null) return;
    event.preventDefault();
    place(dragged.current, to);
  };
  return (
    <fieldset className="order-answer">
      <legend className="visually-hidden">{legend}</legend>
      <ol>
        {order.map((id, i) => (
          <li
            key={id}
            draggable
            onDragStart={(event) => {
              dragged.current = id;
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', textOf(id));
            }}
            onDragOver={(event) => onDragOver(event, i)}
            onDrop={(event) => event.preventDefault()}
            onDragEnd={() => {
              dragged.current = null;
            }}
          >
            <span className="choice-letter" aria-hidden="true">
              {i + 1}
            </span>
            <span className="order-text">{textOf(id)}</span>
            <button
              type="button"
              className="button order-move"
              aria-label={`${textOf(id)}: earlier`}
              title="Earlier"
              aria-disabled={i === 0}
              onClick={(event) => {
                pressed.current = event.currentTarget;
                place(id, i - 1);
              }}
            >
              ↑
            </button>
            <button
              type="button"
              className="button order-move"
              aria-label={`${textOf(id)}: later`}
              title="Later"
              aria-disabled={i === order.length - 1}
              onClick={(event) => {
                pressed.current = event.currentTarget;
                place(id, i + 1);
              }}
            >
              ↓
            </button>
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </fieldset>
  );
}

/** The order with one of its things at another place; the same where it is there already, or where there is no such place. */
export function moved(order: readonly string[], id: string, to: number): readonly string[] {
  const at = order.indexOf(id);
  if (at < 0 || to < 0 || to >= order.length || to === at) return order;
  const rest = order.filter((one) => one !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}
