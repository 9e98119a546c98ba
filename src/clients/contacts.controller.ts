import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { withoutExtraFields } from '../common/extra-fields.js';
import { isId } from '../common/ids.js';
import { ApiProblem, refuse } from '../common/problem.js';
import { Tenancy } from '../database/tenancy.js';
import {
  ApiAnswer,
  ApiNoContent,
  ApiOperation,
  ApiTags,
  ApiZodBody,
  ApiZodQuery,
  pageOf,
} from '../http/api-description.js';
import { readInput } from '../http/input.js';
import { contactAnswer, contactExample } from './api-examples.js';
import { Contacts, type ContactRecord, type ContactResult } from './contacts.service.js';

const fields = {
  /** External id. */
  client: z.string().min(1).max(200),
  name: z.string().min(1).max(300),
  role: z.string().max(60),
  user: z.string().refine(isId, 'must be the id of a user').nullable(),
};

const newContact = z.preprocess(
  withoutExtraFields,
  z.strictObject({ ...fields, role: fields.role.default(''), user: fields.user.default(null) }),
);

const contactChange = z.preprocess(
  withoutExtraFields,
  z.strictObject({
    /** Of the contact as the caller saw it. */
    revision: z.int(),
    ...z.object(fields).partial().shape,
  }),
);

const contactQuery = z.strictObject({
  client: z.string().max(200).optional(),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** Contacts (A18–A20). */
@ApiTags('Contacts')
@Controller('api/v1/contacts')
export class ContactsController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly contacts: Contacts,
  ) {}

  @Get()
  @Needs('people:read')
  @ApiOperation({ summary: 'Contacts by name; with `client` those of one client' })
  @ApiAnswer(200, pageOf(contactAnswer))
  @ApiZodQuery(contactQuery)
  list(@CurrentPrincipal() { organisationId }: Principal, @Query() query: unknown) {
    const filter = readInput(contactQuery, query);
    // A client has few, which are sorted; all of them are read in the order of an index.
    const within = filter.client === undefined ? 'withinInOrder' : 'within';
    return this.tenancy[within](organisationId, (tx) => this.contacts.page(tx, organisationId, filter));
  }

  @Post()
  @Needs('people:write')
  @ApiOperation({ summary: 'Make a contact' })
  @ApiZodBody(newContact.meta({ example: contactExample }))
  @ApiAnswer(201, contactAnswer)
  async create(@CurrentPrincipal() principal: Principal, @Body() body: unknown) {
    return answer(await this.contacts.create(principal, readInput(newContact, body)));
  }

  @Get(':id')
  @Needs('people:read')
  @ApiOperation({ summary: 'One contact, with the user it is linked to (A20)' })
  @ApiAnswer(200, contactAnswer)
  async one(@CurrentPrincipal() { organisationId }: Principal, @Param('id') id: string): Promise<ContactRecord> {
    const contact = await this.tenancy.within(organisationId, (tx) => this.contacts.find(tx, organisationId, id));
    return contact ?? refuse('NOT_FOUND', 404);
  }

  @Patch(':id')
  @Needs('people:write')
  @ApiOperation({
    summary: 'Change what is named; `user` links the contact, null unlinks it (A13)',
    description: 'Another `revision` by now is a CONFLICT.',
  })
  @ApiZodBody(contactChange.meta({ example: { revision: 1, role: contactExample.role } }))
  @ApiAnswer(200, contactAnswer)
  async change(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Body() body: unknown) {
    return answer(await this.contacts.change(principal, id, readInput(contactChange, body)));
  }

  @Delete(':id')
  @HttpCode(204)
  @Needs('people:write')
  @ApiOperation({ summary: 'Remove a contact' })
  @ApiNoContent()
  async remove(@CurrentPrincipal() principal: Principal, @Param('id') id: string): Promise<void> {
    if (!(await this.contacts.remove(principal, id))) refuse('NOT_FOUND', 404);
  }
}

function answer(result: ContactResult): ContactRecord {
  if (result.ok) return result.contact;
  if ('errors' in result) throw new ApiProblem(result.code, 422, { errors: result.errors });
  throw new ApiProblem(result.code, result.code === 'NOT_FOUND' ? 404 : 409);
}
