#!/bin/bash
# it.sh TEST: runs one IT without checks
cd /work/wt/worker; /work/bin/b mvn -B -q -o -P '!checks' -pl replication-service/worker -am verify -Dit.test="$1" -Dtest=${2:-NoTest} -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false > /tmp/worker-it.log 2>&1; grep -vE 'WARNING|at org|at java|statement executed|^\[ERROR\] *$|Help 1|re-run Maven' /tmp/worker-it.log | cut -c1-${3:-260} | tail -${4:-70}; date
