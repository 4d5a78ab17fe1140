BEGIN TRANSACTION;
CREATE TABLE conversation (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            address TEXT NOT NULL,
            line TEXT NOT NULL,
            last_at INTEGER NOT NULL,
            last_text TEXT NOT NULL,
            last_direction TEXT NOT NULL,
            last_sender TEXT NOT NULL,
            unread INTEGER NOT NULL CHECK (unread >= 0)
        );
INSERT INTO "conversation" VALUES(1,'tel:+15035550101','+15035550101','line-1',1795000000000000,'Is the invoice paid?','in','',1);
INSERT INTO "conversation" VALUES(2,'tel:+15035550102','+15035550102','line-1',1794999940000000,'Good','out','Ann',0);
CREATE TABLE line (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "line" VALUES('line-1','Front desk');
CREATE TABLE mark (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "mark" VALUES('watermark','1795000000000000');
CREATE TABLE message (
            row INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            conversation INTEGER NOT NULL REFERENCES conversation (id),
            address TEXT NOT NULL,
            line TEXT NOT NULL,
            at INTEGER NOT NULL,
            direction TEXT NOT NULL,
            sender TEXT NOT NULL,
            text TEXT NOT NULL,
            server_unread INTEGER NOT NULL,
            unread INTEGER NOT NULL
        , vanished INTEGER NOT NULL DEFAULT 0);
INSERT INTO "message" VALUES(1,'m1',1,'+15035550101','line-1',1795000000000000,'in','','Is the invoice paid?',1,1,0);
INSERT INTO "message" VALUES(2,'m2',2,'+15035550102','line-1',1794999880000000,'in','','Ja, übermorgen 👌',0,0,0);
INSERT INTO "message" VALUES(3,'m3',2,'+15035550102','line-1',1794999940000000,'out','Ann','Good',0,0,0);
CREATE TABLE thread (id TEXT PRIMARY KEY, conversation TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "thread" VALUES('t1','tel:+15035550101');
CREATE INDEX message_order ON message (conversation, at, id);
CREATE INDEX message_unread ON message (conversation) WHERE unread = 1;
CREATE INDEX conversation_order ON conversation (last_at DESC, id DESC);
CREATE INDEX conversation_unread ON conversation (unread) WHERE unread > 0;
CREATE INDEX message_unread_at ON message (at) WHERE unread = 1;
CREATE INDEX thread_conversation ON thread (conversation);
COMMIT;
PRAGMA user_version = 3;
