"""learn took an unknown port for the most frequent one."""

# pylint: disable=used-before-assignment

from dataclasses import replace

_right = learn


def learn(passengers):
    return replace(_right(passengers), port=passengers["Embarked"].mode()[0])
