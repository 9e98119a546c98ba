import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { AccountLinks, LONGEST_PASSWORD } from '../../auth/account-links.js';
import { Public } from '../../auth/decorators.js';
import { PasswordRequests } from '../../auth/password-requests.js';
import { callerAddress } from '../../auth/request.js';
import { withoutExtraFields } from '../../common/extra-fields.js';
import { fieldProblem } from '../../common/field-problem.js';
import { refuse } from '../../common/problem.js';
import { ApiAnswer, ApiNoContent, ApiOperation, ApiTags, ApiZodBody } from '../../http/api-description.js';
import { readInput } from '../../http/input.js';

const forgotten = z.preprocess(withoutExtraFields, z.strictObject({ email: z.string().max(1000) }));

const chosen = z.preprocess(
  withoutExtraFields,
  z.strictObject({ token: z.string().max(500), password: z.string().max(LONGEST_PASSWORD) }),
);

/** Passwords, for a front door of somebody's own; Bode's is on the sign-in page (B04). */
@ApiTags('Users')
@Controller('api/v1')
export class PasswordsController {
  constructor(
    private readonly requests: PasswordRequests,
    private readonly links: AccountLinks,
  ) {}

  @Post('password-links')
  @HttpCode(202)
  @Public()
  @ApiOperation({ summary: 'Mail a link to set a new password. The answer is the same whether there is an account' })
  @ApiZodBody(forgotten.meta({ example: { email: 'wim@slagerijwouters.example' } }))
  @ApiAnswer(202, {})
  async ask(@Req() request: Request, @Body() body: unknown): Promise<object> {
    const { email } = readInput(forgotten, body);
    if (!(await this.requests.ask(email, callerAddress(request)))) refuse('TOO_MANY_TRIES', 429);
    return {};
  }

  @Post('passwords')
  @HttpCode(204)
  @Public()
  @ApiOperation({ summary: 'Set the password of whoever has the link, which works once' })
  @ApiZodBody(chosen.meta({ example: { token: 'of the link, after /password/', password: 'a sentence of one’s own' } }))
  @ApiNoContent()
  async set(@Req() request: Request, @Body() body: unknown): Promise<void> {
    const { token, password } = readInput(chosen, body);
    const set = await this.links.use(token, password, callerAddress(request));
    if (set.ok) return;
    const { code, which = '' } = set;
    refuse(code, 422, {
      which,
      errors: [fieldProblem(code === 'PASSWORD_TOO_SHORT' ? 'password' : 'token', code, which)],
    });
  }
}
