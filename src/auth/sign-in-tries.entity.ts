import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often somebody tried to sign in within a minute; who is hashed. */
@Entity('sign_in_tries')
export class SignInTries {
  @PrimaryColumn('bytea') key: Buffer;
  @Column('integer') tries: number;
  /** When the counting begins anew. */
  @Column('timestamptz') until: Date;
}
