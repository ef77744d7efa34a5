# What zsh offers at the end of each line of standard input, after the script $1: the words, one a line, then an empty line.
# An interactive shell in a terminal of its own is typed to; $2 is a folder for its answers.
zmodload zsh/zpty zsh/zselect
here=${0:A:h}
zpty shell "SCRIPT=${(q)1} ANSWERS=${(q)2} zsh -f -i"
zpty -w shell "source ${(q)here}/capture.zsh"

# Waits for a file, at most some 20 s, and keeps the terminal from filling up.
await() {
  local output tries=0
  until [[ -e $1 ]] || ((tries++ > 2000)); do
    zpty -rt shell output
    zselect -t 1
  done
  [[ -e $1 ]]
}

await $2/ready || { print -u2 "zsh did not start: $(zpty -rt shell)"; exit 1 }
number=0
while IFS= read -r line; do
  zpty -wn shell "$line"$'\x18'
  await $2/$((++number)) || { print -u2 "no answer to $line"; exit 1 }
  cat $2/$number
  print
done
zpty -d shell
