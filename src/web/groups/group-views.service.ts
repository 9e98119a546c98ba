import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import type { Principal } from '../../auth/principal.js';
import { GroupClients } from '../../clients/group-clients.service.js';
import { refuse } from '../../common/problem.js';
import { Tenancy } from '../../database/tenancy.js';
import { Groups, type GroupRecord } from '../../organisations/groups.service.js';
import type { ClientMatches } from '../client-field/client-field.js';
import type { FieldError } from '../components/form.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { pageLinks, urls, withQuery } from '../urls.js';
import type { GroupForm } from './group-fields.js';
import { GroupPage } from './group-page.js';

const ROWS = 50;

const membersQuery = z.object({
  q: z.string().trim().max(200).catch(''),
  cursor: z.string().max(1000).optional().catch(undefined),
});

/** What was sent of the page's forms, and what is wrong with it; nothing of it: as the group stands. */
interface Sent {
  form?: GroupForm;
  client?: string;
  matches?: ClientMatches | undefined;
  errors?: FieldError[];
}

/** The page of one group, whichever of its forms was sent. */
@Injectable()
export class GroupViews {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly groups: Groups,
    private readonly clients: GroupClients,
    private readonly shells: Shells,
  ) {}

  async find({ organisationId }: Principal, id: string): Promise<GroupRecord> {
    const group = await this.tenancy.within(organisationId, (tx) => this.groups.find(tx, organisationId, id));
    return group ?? refuse('NOT_FOUND', 404);
  }

  /** Its clients as the address of the page asks for them. */
  async page(
    principal: Principal,
    request: Request,
    group: GroupRecord,
    { form, client = '', matches, errors = [] }: Sent = {},
  ): Promise<string> {
    const { q, cursor } = membersQuery.parse(request.query);
    const found = await this.tenancy.within(principal.organisationId, (tx) =>
      this.clients.page(tx, principal, group.id, { q, cursor, limit: ROWS }),
    );
    const here = withQuery(urls.group(group.id), { q, cursor });
    const props = {
      ...(await this.shells.for(principal, request)),
      group,
      form: form ?? { revision: group.revision, name: group.name, email: group.email ?? '' },
      errors,
      members: { clients: found.items, query: q, more: found.more, ...pageLinks(here, cursor, found.next) },
      adding: { typed: client, matches },
    };
    return renderPage(GroupPage(props));
  }
}
