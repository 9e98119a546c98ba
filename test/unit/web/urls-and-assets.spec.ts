import { describe, expect, it } from '@jest/globals';
import { assetUrls, loadAssets } from '../../../src/web/assets.js';
import { urls, withQuery } from '../../../src/web/urls.js';

describe('addresses of pages', () => {
  it('carry any client number safely', () => {
    expect(urls.client('C/1?x=#ü')).toBe('/clients/C%2F1%3Fx%3D%23%C3%BC');
  });

  it('keep the other filters when one changes', () => {
    expect(withQuery('/messages?status=held&type=HR1', { status: 'sent' })).toBe('/messages?status=sent&type=HR1');
    expect(withQuery('/messages?status=held&cursor=abc', { cursor: undefined })).toBe('/messages?status=held');
    expect(withQuery('/messages?status=held', { status: '' })).toBe('/messages');
  });
});

describe('files of pages', () => {
  const assets = loadAssets();

  it('are served by ourselves: the stylesheet names nothing that is not there', () => {
    const css = assets.get('bode.css')?.body.toString() ?? '';
    const named = [...css.matchAll(/url\('([^']+)'\)/g)].map(([, address = '']) => address.replace('/assets/', ''));
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect(assets.has(name)).toBe(true);
  });

  it('say what they are', () => {
    expect(assets.get('bode.js')?.contentType).toBe('text/javascript; charset=utf-8');
    expect(assets.get('inter-latin.woff2')?.contentType).toBe('font/woff2');
  });

  it('have their version in the address, so that a browser may keep them', () => {
    const asset = assetUrls(assets);
    expect(asset('bode.css')).toBe(`/assets/bode.css?v=${assets.get('bode.css')?.version}`);
    expect(asset('inter-latin.woff2')).toBe('/assets/inter-latin.woff2');
    expect(() => asset('nothing.css')).toThrow('No asset named nothing.css');
  });

  it('the script runs no text as code and writes no style, as the content security policy asks', () => {
    const script = assets.get('bode.js')?.body.toString() ?? '';
    expect(script).not.toMatch(/\beval\b|new Function|innerHTML|\.style\b|setAttribute\('on/);
  });
});
