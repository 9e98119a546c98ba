import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Scope } from './permissions.js';

/** A key with which a system of an organisation calls the API. Only a hash of its secret is kept. */
@Entity('api_key')
export class ApiKey {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('text') name: string;
  @Column('bytea') secretHash: Buffer;
  @Column('text', { array: true }) scopes: Scope[];
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
}
