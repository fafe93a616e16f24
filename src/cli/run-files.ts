// The files that `vpio run` writes while the run passes: its accesses as a `vpio-trace`, its frames as a capture.
import {Gzip} from 'fflate';
import {ok, type Result} from '../base/result.ts';
import {pcapHeader, pcapRecord} from '../net/pcap.ts';
import type {BusRecorder} from '../sim/lab/bus-recorder.ts';
import {capture} from '../sim/lab/export-run.ts';
import type {Lab} from '../sim/lab/lab.ts';
import type {RecordWatcher} from '../sim/lab/passing-records.ts';
import type {RecordedHeader} from '../trace/recorded-run.ts';
import {writeTraceLines} from '../trace/vpio-trace.ts';
import {writeTraceHeader} from '../trace/vpio-trace-header.ts';
import {OutputFile} from './output-file.ts';
import type {Pieces} from './pieces.ts';
import {ScratchFile} from './scratch-file.ts';

const ENCODER = new TextEncoder();

/** A recording under way. Its header says what is known at the end only, so its events wait in a file of their own. */
export class TraceOutput {
  readonly #file: OutputFile;
  readonly #isPacked: boolean;
  readonly #recorder: BusRecorder;
  readonly #events = new ScratchFile();

  private constructor(file: OutputFile, isPacked: boolean, recorder: BusRecorder) {
    this.#file = file;
    this.#isPacked = isPacked;
    this.#recorder = recorder;
  }

  /** Begins it; packed where the name ends in `.gz`. */
  static open(path: string, recorder: BusRecorder): Result<TraceOutput> {
    const file = OutputFile.open(path);
    return file.ok ? ok(new TraceOutput(file.value, path.endsWith('.gz'), recorder)) : file;
  }

  /** Writes what the recorder has heard. */
  pass(): void {
    this.#events.write(ENCODER.encode(writeTraceLines(this.#recorder.take())));
  }

  /** Puts the header before it and gives the file its name. */
  *finish(header: RecordedHeader): Pieces<Result<null>> {
    const gzip = this.#isPacked ? new Gzip({mtime: 0}, (packed) => this.#file.write(packed)) : null;
    const write = (bytes: Uint8Array): void => {
      if (gzip === null) this.#file.write(bytes);
      else gzip.push(bytes.slice());
    };
    write(ENCODER.encode(`${writeTraceHeader(header)}\n`));
    for (const piece of this.#events.pieces()) {
      write(piece);
      yield;
    }
    gzip?.push(new Uint8Array(0), true);
    return this.#file.finish();
  }

  abandon(): void {
    this.#file.abandon();
  }
}

/** A capture under way. */
export class CaptureOutput {
  readonly #file: OutputFile;

  private constructor(file: OutputFile) {
    this.#file = file;
    file.write(pcapHeader());
  }

  static open(path: string): Result<CaptureOutput> {
    const file = OutputFile.open(path);
    return file.ok ? ok(new CaptureOutput(file.value)) : file;
  }

  /** Writes each frame as its record passes. */
  watch({frames}: Lab): RecordWatcher {
    return capture(frames, (frame) => this.#file.write(pcapRecord(frame)));
  }

  finish(): Result<null> {
    return this.#file.finish();
  }

  abandon(): void {
    this.#file.abandon();
  }
}
