// The start page: what VPIO is in three sentences, one denied write from a real run, and the doors to lessons, scenarios and own files.
import {useEffect} from 'react';
import {useLab} from '../../store/lab-store.ts';
import {bringsItsRun} from '../../store/lesson-stand.ts';
import {LevelSwitch} from '../LevelSwitch.tsx';
import {ExploreDoor} from './ExploreDoor.tsx';
import {FirstLesson, LearnDoor} from './LearnDoor.tsx';
import {GoOn, OwnDoor} from './OwnDoor.tsx';
import {openPicture} from './picture-run.ts';
import {StartPicture} from './StartPicture.tsx';
import {useLessons} from './use-lessons.ts';
import './start.css';

export default function StartScreen() {
  const lessons = useLessons();
  useEffect(
    // Whatever else opens, from a door or a file, is looked at in the lab; but a lesson that was left before its run came brings it still.
    () =>
      useLab.subscribe((now, before) => {
        if (!before.isPicture || now.isPicture || now.screen !== 'start') return;
        if (bringsItsRun()) void openPicture();
        else location.hash = '#lab';
      }),
    [],
  );
  return (
    <div className="start">
      <section className="start-words" aria-labelledby="start-head">
        <h2 id="start-head">Several guests, one network card, their own drivers</h2>
        <p>
          <b>Virtual passthrough I/O</b> lets the guests of a virtual machine monitor drive one real network card with
          the drivers that they already have.
        </p>
        <p>
          The monitor hooks only a few of the card’s ports, and from what is written there a small model follows what
          the card is doing.
        </p>
        <p>
          So it knows when the card can go to another guest, and it refuses a command that would reach another guest’s
          memory, before the card hears of it.
        </p>
        <p className="start-first">
          <FirstLesson lessons={lessons} />
          <GoOn />
        </p>
      </section>
      <StartPicture />
      <section className="door" aria-labelledby="door-learn">
        <h2 id="door-learn">Learn</h2>
        <p className="quiet">Say first what will happen, then see it happen, then see why.</p>
        <LearnDoor lessons={lessons} />
      </section>
      <section className="door door-wide" aria-labelledby="door-explore">
        <h2 id="door-explore">Explore</h2>
        <p className="quiet">Runs that are made live in this page; a moment’s link opens its run right there.</p>
        <ExploreDoor />
      </section>
      <section className="door" aria-labelledby="door-own">
        <h2 id="door-own">Bring your own</h2>
        <p className="quiet">A recording of a driver, a scenario, a saved work.</p>
        <OwnDoor />
        <h3>How much the lab shows</h3>
        <LevelSwitch isTold />
      </section>
    </div>
  );
}
