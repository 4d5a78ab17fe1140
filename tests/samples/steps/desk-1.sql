BEGIN TRANSACTION;
CREATE TABLE draft (
            conversation TEXT PRIMARY KEY,
            address TEXT NOT NULL,
            line TEXT NOT NULL,
            text TEXT NOT NULL,
            cursor INTEGER NOT NULL
        );
INSERT INTO "draft" VALUES('tel:+15035550102','+15035550102','line-1','We will come on',7);
CREATE TABLE outgoing (
            id TEXT PRIMARY KEY,
            conversation TEXT NOT NULL,
            address TEXT NOT NULL,
            line TEXT NOT NULL,
            text TEXT NOT NULL,
            state TEXT NOT NULL,
            reason TEXT NOT NULL,
            service_words TEXT NOT NULL,
            written_at INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            sent_at INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            server_id TEXT,
            look_alikes TEXT NOT NULL
        );
INSERT INTO "outgoing" VALUES('o1','tel:+15035550101','+15035550101','line-1','Paid, thank you','queued','','',1795000000000000,1795000000000000,1795000000000000,1,NULL,'');
INSERT INTO "outgoing" VALUES('o2','tel:+15035550102','+15035550102','line-1','Until then','checking','','',1795000000000000,1795000000000000,1795000000000000,1,NULL,'');
INSERT INTO "outgoing" VALUES('o3','tel:+15035550102','+15035550102','line-1','Good','accepted','','',1795000000000000,1795000000000000,1794999940000000,1,'m3','');
CREATE TABLE read_here (message TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO "read_here" VALUES('m1');
CREATE INDEX outgoing_conversation ON outgoing (conversation, written_at);
CREATE INDEX outgoing_state ON outgoing (state);
COMMIT;
PRAGMA user_version = 1;
