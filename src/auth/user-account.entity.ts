import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from './permissions.js';

/** Somebody with an account; side `staff` or `client`. */
/** What a user is found by; kept by the table of users itself. */
@Entity('user_key')
export class UserKey {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('text') key: string;
  @PrimaryColumn('uuid') userId: string;
}

@Entity('user_account')
export class UserAccount {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') side: 'staff' | 'client';
  @Column('text') name: string;
  @Column('text') email: string;
  /** Argon2id, in PHC form. */
  @Column('text', { nullable: true }) passwordHash: string | null;
  @Column('text', { array: true }) roles: Role[];
  @Column('boolean') allBranches: boolean;
  /** L28: the branches whose clients and messages this account sees, unless it sees all. */
  @Column('uuid', { array: true }) branchIds: string[];
  /** L06: the print groups whose letters this account prints. */
  @Column('uuid', { array: true }) printGroupIds: string[];
  /** Client side only, as are the next five: the client this user belongs to. */
  @Column('uuid', { nullable: true }) homeClientId: string | null;
  /** Signs in for several clients, and stands on the page of none of them (A19). */
  @Column('boolean') intermediary: boolean;
  /** A16: "Ontvang e-mails indien contactpersoon?" */
  @Column('boolean') receiveAsContact: boolean;
  /** C14: gets what nobody else of the client gets. */
  @Column('boolean') catchAll: boolean;
  /** C07: the modules whose mails this user wants; `*` is all of them (Cd5). */
  @Column('text', { array: true }) modules: string[];
  @Column('text') language: string;
  @Column('boolean') active: boolean;
  @Column('integer') revision: number;
  @Column('timestamptz') createdAt: Date;
}

/** Which organisation an e-mail address signs in to (global: it is read before the organisation is known; E11). */
@Entity('login')
export class Login {
  @PrimaryColumn('text') email: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') userId: string;
}
