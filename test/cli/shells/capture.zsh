# Sourced by the shell that is typed to: Ctrl-X completes, writes what was offered to $ANSWERS/1, 2, … and empties the line.
PS1= number=0
# A script that is named as zsh names completions is installed, any other is sourced.
[[ ${SCRIPT:t} == _pairsize ]] && fpath=(${SCRIPT:h} $fpath)
autoload -Uz compinit
compinit -D -u
[[ ${SCRIPT:t} == _pairsize ]] || source $SCRIPT

compadd() {
  local -a hits
  # Calls that only compute are none of our business.
  if [[ -z ${(M)@[1,(i)(-|--)]:#-(O|A|D)} ]]; then
    builtin compadd -A hits "$@"
    # What the shell puts on the line around a word: the folder of a file, and the = of a key.
    local folder= suffix=
    (($@[(I)-p])) && folder=${@[$@[(i)-p]+1]}
    [[ ${@[$@[(i)-S]+1]} == = ]] && suffix==
    offered+=($IPREFIX$folder${^hits}$suffix)
  fi
  builtin compadd "$@"
}

capture() {
  offered=()
  _main_complete
  compstate[insert]= compstate[list]=
  { (($#offered)) && print -rl -- ${(u)offered} } > $ANSWERS/part
  mv $ANSWERS/part $ANSWERS/$((++number))
}
zle -C capture complete-word capture
capture-and-clear() { zle capture; BUFFER= }
zle -N capture-and-clear
bindkey '^X' capture-and-clear
touch $ANSWERS/ready
