// Homework as a screen of this page: its runs are opened as all others are.
import {useRef} from 'react';
import {HomeworkScreen} from '../panels/homework/HomeworkScreen.tsx';
import {FileInput} from './FileInput.tsx';
import {openFromHistory} from './open-scenario.ts';

export default function HomeworkPage() {
  return <HomeworkScreen openRun={openFromHistory} opener={<OpenAssignment />} />;
}

function OpenAssignment() {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button primary" onClick={() => picker.current?.click()}>
        Open an assignment
      </button>
      <FileInput picker={picker} />
    </>
  );
}
