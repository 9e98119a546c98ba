export default async function tearDown() {
  await globalThis.bodeTestServer.stop();
}
