-- Version 4: every act bears a seal, the SHA-256 of what is written about it, of its last event and
-- of the seal before it, so that no byte of the journal changes unseen. `store/sealing.py` seals
-- the acts that are there.

ALTER TABLE act ADD COLUMN seal BLOB CHECK (length(seal) = 32);
