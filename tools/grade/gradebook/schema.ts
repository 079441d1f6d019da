// The tables of a gradebook. A run is never changed; manual marks belong to no run, so a regrade keeps
// them. Long and often repeated texts stand once in `text`: every student takes the same tests.

/** `bpGB`: tells a gradebook from the SQLite files of other programs. */
export const APPLICATION = 0x62704742;

/** Raised with every change of the tables. */
export const VERSION = 1;

export const SCHEMA = `
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  time TEXT NOT NULL,
  grader TEXT NOT NULL,
  tier TEXT NOT NULL CHECK (tier IN ('hardened', 'default', 'node-only'))
);
CREATE TABLE student (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  number TEXT
);
CREATE TABLE text (
  id INTEGER PRIMARY KEY,
  body TEXT NOT NULL UNIQUE
);
CREATE TABLE submission (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run (id),
  student TEXT NOT NULL REFERENCES student (id),
  notebook TEXT NOT NULL,
  origin TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  submitted TEXT,
  late INTEGER CHECK (late IN (0, 1)),
  tier TEXT NOT NULL CHECK (tier IN ('hardened', 'default', 'node-only')),
  status TEXT NOT NULL CHECK (status IN ('graded', 'unreadable', 'quarantined')),
  reason TEXT,
  remarks TEXT NOT NULL,
  UNIQUE (run, student, notebook)
);
CREATE INDEX submission_of_student ON submission (student, notebook, run);
CREATE TABLE mark (
  id INTEGER PRIMARY KEY,
  submission INTEGER NOT NULL REFERENCES submission (id),
  position INTEGER NOT NULL,
  exercise TEXT NOT NULL,
  title INTEGER NOT NULL REFERENCES text (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('pass', 'wrong', 'threw', 'timeout', 'memory', 'void',
    'not-attempted', 'grader-error')),
  points REAL NOT NULL CHECK (points >= 0 AND points <= of),
  of REAL NOT NULL,
  reason TEXT,
  UNIQUE (submission, exercise)
);
CREATE TABLE test (
  mark INTEGER NOT NULL REFERENCES mark (id),
  position INTEGER NOT NULL,
  what INTEGER NOT NULL REFERENCES text (id),
  tier TEXT NOT NULL CHECK (tier IN ('visible', 'hidden-same', 'hidden-law')),
  verdict TEXT NOT NULL CHECK (verdict IN ('pass', 'wrong', 'threw', 'timeout', 'memory', 'void',
    'not-attempted', 'grader-error')),
  -- JSON: explains, says, inputs, got, wanted; NULL if there are none.
  details INTEGER REFERENCES text (id),
  PRIMARY KEY (mark, position)
) WITHOUT ROWID;
CREATE TABLE mistake (
  mark INTEGER NOT NULL,
  test INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (mark, test, position),
  FOREIGN KEY (mark, test) REFERENCES test (mark, position)
) WITHOUT ROWID;
CREATE TABLE refused (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run (id),
  student TEXT REFERENCES student (id),
  origin TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE TABLE manual (
  student TEXT NOT NULL REFERENCES student (id),
  exercise TEXT NOT NULL,
  points REAL CHECK (points >= 0),
  comment TEXT,
  time TEXT NOT NULL,
  PRIMARY KEY (student, exercise),
  CHECK (points IS NOT NULL OR comment IS NOT NULL)
) WITHOUT ROWID;
PRAGMA application_id = ${APPLICATION};
PRAGMA user_version = ${VERSION};
`;
