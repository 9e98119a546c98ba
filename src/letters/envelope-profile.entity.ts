import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Bilingual } from '../common/language.js';

/** An envelope with a window and the fold of the paper in it (N16); all lengths in millimetres. */
@Entity('envelope_profile')
export class EnvelopeProfileRow {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('text') code: string;
  @Column('jsonb') names: Bilingual;
  @Column('numeric', { precision: 6, scale: 2 }) envelopeWidth: string;
  @Column('numeric', { precision: 6, scale: 2 }) envelopeHeight: string;
  @Column('numeric', { precision: 6, scale: 2 }) windowWidth: string;
  @Column('numeric', { precision: 6, scale: 2 }) windowHeight: string;
  @Column('text') side: 'left' | 'right';
  @Column('numeric', { precision: 6, scale: 2 }) sideDistance: string;
  @Column('numeric', { precision: 6, scale: 2 }) bottomDistance: string;
  @Column('numeric', { precision: 6, scale: 2 }) fold: string;
  /** Not measured on a real envelope yet. */
  @Column('boolean') provisional: boolean;
}
