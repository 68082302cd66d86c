"""The summary kept current: only what an act touched is read and judged again."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.ids import Id
from variorum.model.summary import Summary
from variorum.model.tags import Tag, TagLink
from variorum.model.views import LinkedTag
from variorum.store.store import Store
from variorum.store.thread import StoreThread
