import type { Agent, Response } from 'supertest';

/** Changes what lies at a path of the API, as somebody does who has just looked at it; what was answered. */
export async function change(caller: Agent, path: string, body: object, status = 200): Promise<Response> {
  const { body: seen } = await caller.get(path).expect(200);
  return caller
    .patch(path)
    .send({ revision: seen.revision, ...body })
    .expect(status);
}
