/** What a reason is about: where its fix leads. */
export interface Subject {
  client?: string;
  type?: string;
  rule?: string;
  ruleSet?: string;
  user?: string;
  contact?: string;
  group?: string;
  message?: string;
}
