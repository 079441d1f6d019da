// How far the grading is: a bar on a terminal, elsewhere a line for each submission.
import { SingleBar } from 'cli-progress';
import type { SubmissionResult } from '../result.ts';

export interface Progress {
  /** Of so many submissions, some are graded already. */
  begin(total: number, done: number): void;
  /** Something that a person is to know, before or between submissions. */
  remark(sentence: string): void;
  end(result: SubmissionResult): void;
  close(): void;
}

/** Says nothing. */
export const silent: Progress = { begin() {}, remark() {}, end() {}, close() {} };

/** The progress for a stream; `now` is a clock in milliseconds. */
export function progressOn(
  stream: NodeJS.WriteStream = process.stderr,
  now: () => number = () => performance.now(),
): Progress {
  return stream.isTTY ? bar(stream, now) : lines(stream, now);
}

function bar(stream: NodeJS.WriteStream, now: () => number): Progress {
  const each = new SingleBar({
    stream,
    format: '{bar} {value}/{total} submissions{left}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    // The grading itself answers signals; the bar would end the process.
    gracefulExit: false,
  });
  const count = counter(now);
  let isShown = false;
  const show = () => {
    each.start(count.total(), count.done(), { left: count.left() });
    isShown = true;
  };
  const hide = () => {
    if (isShown) each.stop();
    isShown = false;
  };
  return {
    begin: (total, done) => {
      count.begin(total, done);
      show();
    },
    remark: (sentence) => {
      const wasShown = isShown;
      hide();
      stream.write(`${plain(sentence)}\n`);
      if (wasShown) show();
    },
    end: () => {
      count.end();
      each.update(count.done(), { left: count.left() });
    },
    close: hide,
  };
}

function lines(stream: NodeJS.WriteStream, now: () => number): Progress {
  const count = counter(now);
  const write = (text: string) => stream.write(`${plain(text)}\n`);
  return {
    begin: (total, done) => {
      count.begin(total, done);
      if (done > 0) write(`${done} of ${total} submissions are graded already`);
    },
    remark: write,
    end: (result) => {
      count.end();
      write(`${count.done()} of ${count.total()}${count.left()}: ${told(result)}`);
    },
    close() {},
  };
}

function told({ student, notebook, status, reason, exercises }: SubmissionResult): string {
  const who = `${student.id}, ${notebook}`;
  if (status !== 'graded') return `${who}: ${status}${reason ? `: ${reason}` : ''}`;
  const points = exercises.reduce((sum, exercise) => sum + exercise.points, 0);
  const of = exercises.reduce((sum, exercise) => sum + exercise.of, 0);
  return `${who}: ${points} of ${of} points`;
}

interface Counter {
  begin(total: number, done: number): void;
  end(): void;
  total(): number;
  done(): number;
  /** `, 3 min left`: the rest at the rate of this run; nothing while there is no rate. */
  left(): string;
}

function counter(now: () => number): Counter {
  let [total, done, before, started] = [0, 0, 0, 0];
  return {
    begin: (ofAll, already) => {
      [total, done, before, started] = [ofAll, already, already, now()];
    },
    end: () => {
      done++;
    },
    total: () => total,
    done: () => done,
    left: () => {
      if (done === before || done === total) return '';
      return `, ${duration(((now() - started) / (done - before)) * (total - done))} left`;
    },
  };
}

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

// Names of files are students' words: one must not move the cursor of the lecturer's terminal.
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '�');
}
