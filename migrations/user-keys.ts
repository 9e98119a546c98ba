/**
 * What users are found by: the words of a name and of an address, without accents, each by its beginning. The table
 * keeps them itself, because several rooms write users; and the words of a question are made by the same function, so
 * that both are always spelled alike.
 */
export const USER_KEYS = `
CREATE FUNCTION search_words(given text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  SELECT DISTINCT left(word, 80)
  FROM regexp_split_to_table(
         regexp_replace(normalize(lower(given), NFKD), '[\\u0300-\\u036f]', '', 'g'), '[\\s,;()''’‐-]+') AS word
  WHERE word <> ''
$$;
CREATE TABLE user_key (
  organisation_id uuid NOT NULL,
  key text COLLATE "C" NOT NULL,
  user_id uuid NOT NULL,
  PRIMARY KEY (organisation_id, key, user_id),
  FOREIGN KEY (organisation_id, user_id) REFERENCES user_account (organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX user_key_of_user ON user_key (organisation_id, user_id);
CREATE FUNCTION keep_user_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM user_key WHERE organisation_id = NEW.organisation_id AND user_id = NEW.id;
  INSERT INTO user_key (organisation_id, key, user_id)
  SELECT NEW.organisation_id, word, NEW.id
  FROM (SELECT search_words(NEW.name) UNION SELECT search_words(NEW.email)
        UNION SELECT search_words(translate(NEW.email, '@._+', '    '))
        UNION SELECT search_words(split_part(NEW.email, '@', 2))) AS words (word);
  RETURN NULL;
END $$;
CREATE TRIGGER user_account_keys AFTER INSERT OR UPDATE OF name, email ON user_account
  FOR EACH ROW EXECUTE FUNCTION keep_user_keys();
-- Those who are there already; each organisation's own, because row level security binds the owner too.
DO $$
DECLARE one uuid;
BEGIN
  FOR one IN SELECT id FROM organisation LOOP
    PERFORM set_config('app.organisation_id', one::text, true);
    UPDATE user_account SET name = name WHERE organisation_id = one;
  END LOOP;
  PERFORM set_config('app.organisation_id', '', true);
END $$;`;

export const USER_KEYS_UNDONE = `
DROP TRIGGER user_account_keys ON user_account;
DROP FUNCTION keep_user_keys;
DROP FUNCTION search_words;`;
