// An answer to a question as the page says it.
import {thousands} from '../../base/figures.ts';
import {type Answer, type Asked, inOrder, type QuestionSpec} from '../../lessons/question.ts';

type Told = Pick<Asked, 'choices' | 'unit'>;

/** `Denied: it never reaches the card`, `63 accesses`, `first; then second`. */
export function answerWords({choices, unit}: Told, answer: Answer): string {
  const words = (id: string): string => choices.find((choice) => choice.id === id)?.text ?? id;
  if (typeof answer === 'number') return [numberWords(answer), unit].filter((part) => part !== null).join(' ');
  return typeof answer === 'string' ? words(answer) : inOrder(answer.map(words));
}

function numberWords(value: number): string {
  return Number.isInteger(value) ? thousands(value) : String(Math.round(value * 1000) / 1000);
}

/** `A` for the first choice and so on. */
export function choiceLetter(index: number): string {
  return String.fromCharCode(65 + index);
}

/** How near a number has to be, without giving it away; null for a question that wants no number. */
export function toleranceWords(spec: QuestionSpec | null): string | null {
  if (spec?.kind !== 'count' && spec?.kind !== 'ratio') return null;
  const names: Readonly<Record<string, string>> = {
    '0': 'only the very number is right',
    '0.05': 'within a twentieth is right',
    '0.1': 'within a tenth is right',
    '0.2': 'within a fifth is right',
    '0.25': 'within a quarter is right',
    '0.5': 'within a half is right',
  };
  return names[String(spec.tolerance)] ?? `within ${Math.round(spec.tolerance * 100)} % is right`;
}
