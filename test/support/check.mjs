import { spawn } from 'node:child_process';

// `npm run check`: lint with types, and format, side by side, for each keeps one core busy. Tells what each said when it
// is done, and fails when one did.

const checks = ['lint', 'format:check'];

/** What the npm script answers: its exit code. */
function run(script) {
  return new Promise((settle) => {
    let output = '';
    const child = spawn('npm', ['run', '--silent', script], { shell: process.platform === 'win32' });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('close', (code) => {
      process.stdout.write(output);
      console.log(`${code === 0 ? 'passed' : 'FAILED'}: ${script}`);
      settle(code);
    });
  });
}

const codes = await Promise.all(checks.map(run));
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
