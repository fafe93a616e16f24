// Packet memory on a lesson's stage: the map at the instant that is shown, and nothing of what comes.
import {useState} from 'react';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import type {EventIndex} from '../../../trace/units.ts';
import {MapPanel} from '../memory/MapPanel.tsx';
import '../memory/memory.css';

interface LessonMemoryProps {
  readonly view: LabView;
  readonly instant: EventIndex | null;
}

export default function LessonMemory({view, instant}: LessonMemoryProps) {
  const [page, setPage] = useState<number | null>(null);
  return <MapPanel view={view} instant={instant} denied={null} page={page} onPage={setPage} />;
}
