import { describe, expect, it } from '@jest/globals';
import { readConfig, type Environment } from '../../../src/config/config.js';
import { StartFault } from '../../../src/config/start-fault.js';

const production = {
  NODE_ENV: 'production',
  SMTP_URL: 'smtp://relay.example.org',
  SECRET_KEY: 'a'.repeat(32),
  PUBLIC_URL: 'https://bode.example.org/',
  RETURN_PATH_DOMAIN: 'Bounces.Example.org',
};

function faults(env: Environment): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof StartFault)
      return error.message
        .split('\n')
        .slice(1)
        .map((line) => line.replace('  - ', ''));
    throw error;
  }
  return [];
}

describe('the configuration in development', () => {
  it('needs nothing, and is the demo on this machine only', () => {
    expect(readConfig({})).toEqual({
      production: false,
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      dataDir: undefined,
      databaseUrl: undefined,
      smtpUrl: undefined,
      returnPathDomain: 'bounces.localhost',
      secretKeys: [],
      metricsToken: undefined,
      trustedProxies: ['loopback'],
      role: 'all',
      demo: true,
      logLevel: 'info',
    });
  });

  it('can not be changed once read', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
    expect(Object.isFrozen(readConfig(production).secretKeys)).toBe(true);
  });

  it('takes an empty variable for an absent one, and passes over what is not its own', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '  ', PATH: '/usr/bin' })).toEqual(readConfig({}));
  });

  it.each([
    [{}, true],
    [{ DATABASE_URL: 'postgresql://bode@localhost/bode' }, false],
    [{ SMTP_URL: 'smtp://localhost:25' }, false],
    [{ DATABASE_URL: 'postgresql://bode@localhost/bode', DEMO: 'on' }, true],
    [{ DEMO: 'off' }, false],
  ])('%j has the demo: %s', (env, demo) => {
    const config = readConfig(env);
    expect(config.demo).toBe(demo);
    expect(config.host).toBe(demo ? '127.0.0.1' : undefined);
  });

  it('reads several secrets in their order: the first signs', () => {
    const [old, young] = ['o'.repeat(32), 'y'.repeat(40)];
    expect(readConfig({ SECRET_KEY: ` ${young}, ${old} ,` }).secretKeys).toEqual([young, old]);
  });
});

describe('the faults of a configuration', () => {
  it('are listed all at once, with a remedy and without the values', () => {
    const env = {
      PORT: '70000',
      ROLE: 'both',
      DEMO: 'yes',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://user:hunter2@host/db',
      SMTP_URL: 'mail.example.org',
      PUBLIC_URL: 'bode.example.org',
      RETURN_PATH_DOMAIN: 'bounces@example.org',
      SECRET_KEY: 'hunter2',
      METRICS_TOKEN: 'hunter2',
      TRUSTED_PROXIES: 'loopback, proxy.example.org',
    };
    // Both addresses are set, so the rules of production hold; what is set wrongly is not called missing as well.
    const listed = faults(env);
    expect(listed.map((line) => line.split(' ')[0]).sort()).toEqual(Object.keys(env).sort());
    expect(listed.join('\n')).not.toContain('hunter2');
    expect(listed).toContain('PORT is not a whole number from 0 to 65535');
    expect(listed).toContain('ROLE is not one of all, web, worker');
  });

  it.each([{ NODE_ENV: 'production' }, { DATABASE_URL: 'postgresql://b@db/b', SMTP_URL: 'smtps://relay.example.org' }])(
    'in production (%j) are the missing settings and the demo',
    (env) => {
      const missing = ['SECRET_KEY', 'PUBLIC_URL', 'RETURN_PATH_DOMAIN', ...('SMTP_URL' in env ? [] : ['SMTP_URL'])];
      expect(faults({ ...env, DEMO: 'on' }).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
        ...missing.map((name) => `${name} is missing;`),
        'DEMO is on;',
      ]);
    },
  );
});

describe('the mail relay', () => {
  it.each([
    ['smtp://relay.example.org?requireTls=true', 'SMTP_URL has unknown options: requireTls'],
    ['smtp://relay.example.org?ignoreTLS=yes', 'SMTP_URL has ignoreTLS neither true nor false'],
    ['smtp://a:hunter%2@relay.example.org', 'SMTP_URL has a % in the user or the password that must be written as %25'],
    ['http://relay.example.org', 'SMTP_URL is not an address like smtp://user:password@mail.example.org:587'],
  ])('%s is refused before anything is started', (SMTP_URL, fault) => {
    expect(faults({ SMTP_URL })).toEqual([fault]);
  });

  it('is needed by a worker, whose catcher nobody could look into', () => {
    expect(faults({ ROLE: 'worker' })).toEqual([expect.stringMatching(/^SMTP_URL is missing; /)]);
    expect(faults({ ROLE: 'worker', SMTP_URL: 'smtp://localhost:25' })).toEqual([]);
    expect(faults({ ROLE: 'web' })).toEqual([]);
  });
});

describe('the proxies that are believed', () => {
  it.each([
    ['10.0.0.1', ['10.0.0.1']],
    ['loopback, 10.0.0.0/8,2001:db8::/32', ['loopback', '10.0.0.0/8', '2001:db8::/32']],
    ['uniquelocal', ['uniquelocal']],
  ])('may be %s', (TRUSTED_PROXIES, trustedProxies) => {
    expect(readConfig({ TRUSTED_PROXIES })).toMatchObject({ trustedProxies });
  });

  it.each(['all', '10.0.0.0/33', '::1/129', '10.0.0.0/8/8', '10.0.0.0/', 'loopback,,', '*'])(
    'may not be %s',
    (TRUSTED_PROXIES) => {
      expect(faults({ TRUSTED_PROXIES })).toEqual([
        expect.stringMatching(/^TRUSTED_PROXIES has something that is no /),
      ]);
    },
  );
});

describe('the configuration in production', () => {
  it('has no demo and listens everywhere', () => {
    expect(readConfig(production)).toMatchObject({
      production: true,
      demo: false,
      host: undefined,
      publicUrl: 'https://bode.example.org',
      returnPathDomain: 'bounces.example.org',
      smtpUrl: 'smtp://relay.example.org',
    });
  });
});
