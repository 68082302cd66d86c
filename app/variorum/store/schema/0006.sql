-- Version 6: an empty list is empty text, two bytes less in each tag and link. From here on the
-- journal leaves out of whole records what is empty (see `store/entries.py`); its older lines, which
-- are chained by hash, stay as they are.

UPDATE article SET inferred = '' WHERE inferred = '[]';
UPDATE text_version SET steps = '' WHERE steps = '[]';
UPDATE region SET inferred = '' WHERE inferred = '[]';
UPDATE actor_link SET inferred = '' WHERE inferred = '[]';
UPDATE proposition SET accused = '' WHERE accused = '[]';
UPDATE tag SET inferred = '' WHERE inferred = '[]';
UPDATE tag_link SET inferred = '' WHERE inferred = '[]';
