"""Time, memory and the patience of a judge: what is slow, endless or malformed, and what goes past a limit by a side door."""

from attacks import read

ATTACKS = read(
    "starving",
    r"""
# %% stacks-of-memfd
import os
for name in ("memfd_create",):
    try:
        held=[os.memfd_create("x") for _ in range(3)]
        print("PLANTED memfd")
    except OSError: pass
# %% sysv
import ctypes
print("PLANTED" if ctypes.CDLL(None).shmget(0,1<<30,0o1600)>=0 else "no")
# %% userns-tmpfs
import ctypes
print("PLANTED" if ctypes.CDLL(None).unshare(0x10000000)==0 else "no")
# %% many-busy-forks
import os
try:
    for _ in range(250):
        if os.fork()==0:
            try: os.setsid()
            except OSError: pass
            while True: pass
except OSError: pass
# %% threads-that-hash
import threading, hashlib
def work():
    while True: hashlib.sha256(b"x"*10_000_000).digest()
for _ in range(30): threading.Thread(target=work,daemon=True).start()
# %% outputs-100000
from IPython.display import display
for _ in range(100_000): display({"text/plain":"x"},raw=True)
# %% printed-and-flushed
for _ in range(1_000_000): print("x",flush=True)
# %% clear-outputs
from IPython.display import clear_output
for _ in range(1_000_000): clear_output()
# %% file-walk
import os
n=sum(len(f) for _,_,f in os.walk("/"))
print(n)
# %% layers-8000
# answer: shape
shape=[keras.layers.Dense(2) for _ in range(8000)]
count=shape
# answer: layer
def build(units):
    return [keras.layers.Dense(units) for _ in range(8000)]
# %% model-of-thousand
# answer: layer
def build(units):
    return keras.Sequential([keras.layers.Dense(units) for _ in range(1000)])
# %% stop-iteration
# answer: dense
def dense(*a): raise StopIteration
# answer: numbers
def corrected(*a): raise StopIteration
# answer: layer
def build(units): raise StopIteration
# %% generator-exit
# answer: numbers
def corrected(*a): raise GeneratorExit
# answer: dense
def dense(*a): raise KeyboardInterrupt
# %% mime-malformed
from IPython.display import display
KINDS = "image/png text/html text/latex image/svg+xml application/json application/pdf text/markdown".split()
for value in (7, None, [1], {"a": {}}, "\ud800", "!!!"):
    for kind in (*KINDS, "application/vnd.jupyter.widget-view+json"):
        display({kind:value},raw=True,metadata={kind:value if not isinstance(value,str) else 3})
# %% error-of-surrogates
raise type("\udce4x",(Exception,),{})("\ud800"*1000)
# %% nan-config-layer
# answer: layer
class L(keras.layers.Dense):
    def get_config(self): return {"units": float("nan")}
    def get_weights(self): return [np.full((5,4),np.nan),np.zeros(4)]
def build(units): return L(units)
# %% weights-without-layer
# answer: layer
class L(keras.layers.Layer):
    def __init__(self,u): super().__init__(); self.w=[np.zeros((3,u)),np.zeros(u)]
    def call(self,x): return x
def build(units): return L(units)
# %% untrained
# answer: layer
class L(keras.layers.Layer):
    def __init__(self,u): super().__init__(); self.u=u
    def build(self,s): self.k=self.add_weight(shape=(s[-1],self.u)); self.b=self.add_weight(shape=(self.u,))
    def call(self,x): return keras.ops.matmul(x,self.k)+self.b*0
def build(units): return L(units)
# %% deep-nesting-of-lists
# answer: numbers
def corrected(*a):
    x=[]
    for _ in range(100000): x=[x]
    return x
# %% signal-storm
import os, signal, threading
def storm():
    while True: os.kill(os.getpid(), signal.SIGINT)
threading.Thread(target=storm,daemon=True).start()
# %% stop-own-outer
import os, signal
for p in range(1,200):
    for s in (signal.SIGSTOP, signal.SIGTTIN):
        try:
            if p!=os.getpid(): os.kill(p,s)
        except OSError: pass
""",
)
