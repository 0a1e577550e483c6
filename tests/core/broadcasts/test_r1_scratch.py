import threading, collections
from datetime import timedelta
from sqlalchemy import select
from core.broadcasts import expanding, running, carrying, progress, scheduling, windows
from core.broadcasts.carrying import Reader
from core.messages import Delivered, Throttled, MessageRefused, Uncertain
from db.models.broadcasts import BroadcastRun, BroadcastWave, RunState
from tests.factories.sendings import sending, states
from tests.factories.subscribers import subscriber
from tests.factories.staff import psychologist
import random

def test_stress(database, now):
    with database.writing() as s:
        by = psychologist(s)
        for i in range(240):
            subscriber(s, classes=(f"{i%7+1}А", f"{i%5+5}Б") if i%3 else ())
        classes = tuple(f"{i}А" for i in range(1,8)) + tuple(f"{i}Б" for i in range(5,10)) + (None,)
        rid = sending(s, now=now, classes=classes).id
    expanding.BATCH, old = 17, expanding.BATCH
    errors=[]; sent=collections.Counter(); lock=threading.Lock(); stop=threading.Event()
    def guard(f):
        def g():
            while not stop.is_set():
                try:
                    f()
                except Exception as e:
                    with lock: errors.append(repr(e)[:200])
        return g
    def expand():
        with database.writing() as s: expanding.expand_due(s, now=now)
    def ticker():
        with database.writing() as s:
            running.windows.standing_orig = None
            running.tick(s, now=now)
    def bot(reader, rnd):
        def go():
            with database.writing() as s: got = carrying.claim(s, reader, limit=9)
            out=[]
            for one in got:
                r = rnd.random()
                if r < .1: out.append((one, Throttled(1)))
                elif r < .2: out.append((one, MessageRefused()))
                else:
                    with lock: sent[one.subscription_id]+=1
                    out.append((one, Delivered(one.parcel.address,"1")))
            with database.writing() as s: carrying.settle(s, out, now=now)
        return go
    def panel():
        for f in (scheduling.pause, scheduling.resume):
            with database.writing() as s:
                r = s.get(BroadcastRun, rid)
                try: f(s, r, by=s.merge(by) if False else by, now=now)
                except scheduling.NotLeaving: pass
        with database.writing() as s:
            r = s.get(BroadcastRun, rid)
            try: carrying.retry_failed(s, r, by=by, now=now)
            except carrying.NothingToRetry: pass
    S = windows.Standing(windows.bits(windows.Audience))
    orig = running.windows.standing; running.windows.standing = lambda *a, **k: S
    ts=[threading.Thread(target=guard(f)) for f in (expand, expand, ticker, ticker, bot(Reader("telegram", lambda a: True), random.Random(1)), bot(Reader("telegram", lambda a: True), random.Random(2)), panel)]
    [t.start() for t in ts]
    stop.wait(9); stop.set(); [t.join() for t in ts]
    errs = collections.Counter(e[:110] for e in errors)
    print(errs)
    for _ in range(100):
        with database.writing() as s: expanding.expand_due(s, now=now)
        with database.writing() as s:
            r = s.get(BroadcastRun, rid)
            if r.state is RunState.PAUSED: r.state = RunState.SENDING
        ticker()
        bot(Reader("telegram", lambda a: True), random.Random(3))()
    running.windows.standing = orig; expanding.BATCH = old
    with database.reading() as s:
        r = s.get(BroadcastRun, rid)
        st = collections.Counter(states(s, r).values())
        print(r.state, st, progress.of_run(s, r), max(sent.values()), len(sent), r.totals.get("left_out"))
        assert max(sent.values()) == 1
        assert sum(st.values()) == 240
        assert st.get("queued",0)==0 and st.get("sending",0)==0
        assert progress.of_run(s,r).expected==240
        assert progress.of_run(s,r).sent==st["sent"]
