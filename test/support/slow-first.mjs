import Sequencer from '@jest/test-sequencer';

/** The folders of tests, those whose files take longest first: a browser's wait for pages, those of rules for nothing. */
const FOLDERS = ['browser', 'db', 'http', 'repo', 'unit'];

/**
 * The order of the test files. A long one that begins last keeps one worker busy while the other has nothing left to do:
 * on a fresh clone, where Jest knows no durations and goes by size, a small file that waits for a whole demo did so for
 * a minute.
 */
export default class SlowFirst extends Sequencer {
  /** Folder by folder, and within each as Jest would: what failed, then what took long, then what is large. */
  sort(tests) {
    return super.sort(tests).sort((a, b) => folder(a) - folder(b));
  }
}

function folder({ path }) {
  return FOLDERS.findIndex((name) => path.replaceAll('\\', '/').includes(`/test/${name}/`));
}
