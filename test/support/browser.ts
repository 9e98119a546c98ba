import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const project = fileURLToPath(new URL('../..', import.meta.url));
const PACK = '@sparticuz/chromium';
const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** Root may not use the sandbox, and containers rarely allow it; the tests open only our own pages. */
const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];

/**
 * A browser for the tests: the one that npm brings along (Linux x64), else the system's Chromium, else its Chrome. The
 * first is the same on every machine, and being made for no screen it takes a third less time than a whole Chromium.
 * Nothing is downloaded.
 */
export async function launchBrowser(): Promise<Browser> {
  if (packIsForThisPlatform) return launchPackedChromium();
  if (await isThere(SYSTEM_CHROMIUM)) return chromium.launch({ executablePath: SYSTEM_CHROMIUM, args });
  return chromium.launch({ channel: 'chrome', args });
}

export const packIsForThisPlatform = process.platform === 'linux' && process.arch === 'x64';

/** The Chromium inside @sparticuz/chromium, with its own libraries: it needs nothing of the system but glibc. */
export async function launchPackedChromium(): Promise<Browser> {
  return chromium.launch(await packedChromium());
}

async function packedChromium(): Promise<LaunchOptions> {
  const { version } = JSON.parse(await readFile(join(project, `node_modules/${PACK}/package.json`), 'utf8'));
  const folder = join(tmpdir(), `bode-chromium-${version}-${process.getuid?.()}`);
  if (!(await isThere(folder))) await unpack(folder);
  return {
    executablePath: join(folder, 'chromium'),
    args,
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

/**
 * The package unpacks into TMPDIR, and takes a half-unpacked file of another process for a whole one. So it is run in a
 * process and a folder of its own, and the folder is moved into place when it is whole. It adds its libraries only where
 * it believes to be on AWS.
 */
async function unpack(folder: string): Promise<void> {
  const draft = await mkdtemp(join(tmpdir(), 'bode-chromium-unpacking-'));
  try {
    await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', `import chromium from '${PACK}'; await chromium.executablePath();`],
      { cwd: project, env: { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' } },
    );
    await mkdir(join(draft, 'fonts-cache'));
    await writeFile(join(draft, 'fonts.conf'), fontsConf(folder));
    await rename(draft, folder).catch(async (error: unknown) => {
      // Another worker was quicker.
      if (!(await isThere(folder))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The package's own fonts.conf names folders of AWS. */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
  <dir>${join(folder, 'fonts', 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>`;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
