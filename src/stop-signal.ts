/** npm passes Ctrl-C on to us although the terminal has done so already; a second one within this time is that echo. */
const ECHO_MS = 1_000;

/**
 * Settles at the first request to stop: Ctrl-C, `kill`, or a terminal that is closed. Who asks again, later, doesn't want
 * to wait any longer, and the process ends at once; the embedded database is then taken over by the next start.
 */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((settle) => {
    let askedAt: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (askedAt === undefined) settle(signal);
        else if (Date.now() - askedAt > ECHO_MS) process.exit(1);
        askedAt ??= Date.now();
      });
    }
  });
}
