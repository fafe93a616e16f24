// Who listens to a lab: what its worker tells without being asked, and how it breaks.
import type {EventIndex} from '../trace/units.ts';
import type {News, NewsOf} from './protocol/news.ts';

/** A crash of the far end, with what replays it as far as it is known. */
export interface LabFault {
  readonly message: string;
  readonly scenario: string | null;
  readonly seed: number | null;
  readonly event: EventIndex | null;
}

/** Hears each kind of news, as far as it listens to it, and a fault of either end. */
export type ClientListener = {
  readonly [T in Exclude<News['type'], 'fault'>]?: (news: NewsOf<T>) => void;
} & {readonly fault: (fault: LabFault) => void};

/** The branches of the open run. */
export type RunBranches = Omit<NewsOf<'branches'>, 'type'>;

/** Why a run stopped. */
export type RunStop = Omit<NewsOf<'stopped'>, 'type'>;
