import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { ApiAnswer, ApiOperation, ApiTags, ApiZodBody, ApiZodQuery, pageOf } from '../../http/api-description.js';
import { readInput } from '../../http/input.js';
import { accessExample, userAnswer, userExample } from './api-examples.js';
import { accessBody, newUserBody, userChangeBody, userQuery } from './user-input.js';
import { UsersApi } from './users-api.js';

/** Users of both sides, with what they may see and want to get (E01, C04–C14, A16). */
@ApiTags('Users')
@Controller('api/v1/users')
export class UsersController {
  constructor(private readonly users: UsersApi) {}

  @Get()
  @Needs('people:read')
  @ApiOperation({ summary: 'Users, by e-mail address', description: '`q`: a piece of the name or the address.' })
  @ApiAnswer(200, pageOf(userAnswer))
  @ApiZodQuery(userQuery)
  list(@CurrentPrincipal() principal: Principal, @Query() query: unknown) {
    return this.users.list(principal, readInput(userQuery, query));
  }

  @Post()
  @Needs('people:write')
  @ApiOperation({
    summary: 'Make a user, who gets a welcome mail with a link to set a password (E01)',
    description:
      'An address is active in one organisation only: 409 USER_ACTIVE_ELSEWHERE (E11). One that has a user here: 409 USER_EXISTS, which names that user, to be given access instead. `warnings`: what keeps the welcome mail from going, such as ADDRESS_NO_AT or MAIL_SETUP_INCORRECT; the user is made all the same (Ed5).',
  })
  @ApiZodBody(newUserBody.meta({ example: userExample }))
  @ApiAnswer(201, { ...userAnswer, warnings: [] })
  create(@CurrentPrincipal() principal: Principal, @Body() body: unknown) {
    return this.users.create(principal, readInput(newUserBody, body));
  }

  @Get(':id')
  @Needs('people:read')
  @ApiOperation({ summary: 'One user' })
  @ApiAnswer(200, userAnswer)
  one(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return this.users.one(principal, id);
  }

  @Patch(':id')
  @Needs('people:write')
  @ApiOperation({
    summary: 'Change what is named; `active: false` ends sessions and mails, and frees the address',
    description: 'Another `revision` by now is a CONFLICT.',
  })
  @ApiZodBody(userChangeBody.meta({ example: { revision: 1, catchAll: true } }))
  @ApiAnswer(200, userAnswer)
  change(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Body() body: unknown) {
    return this.users.change(principal, id, readInput(userChangeBody, body));
  }

  @Post(':id/welcome')
  @HttpCode(202)
  @Needs('people:write')
  @ApiOperation({ summary: 'Send the welcome mail again, with a new link (Ed5)' })
  @ApiAnswer(202, { ...userAnswer, warnings: [] })
  welcomeAgain(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return this.users.welcomeAgain(principal, id);
  }

  @Put(':id/access/:client')
  @Needs('people:write')
  @ApiOperation({ summary: 'Give access to a client and all below it, with the approval notices it brings (C05, C13)' })
  @ApiZodBody(accessBody.meta({ example: accessExample }))
  @ApiAnswer(200, userAnswer)
  giveAccess(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Param('client') client: string,
    @Body() body: unknown,
  ) {
    return this.users.setAccess(principal, id, client, readInput(accessBody, body).approvalNotices);
  }

  @Delete(':id/access/:client')
  @Needs('people:write')
  @ApiOperation({ summary: 'Take the access to a client' })
  @ApiAnswer(200, userAnswer)
  takeAccess(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Param('client') client: string) {
    return this.users.setAccess(principal, id, client, null);
  }
}
